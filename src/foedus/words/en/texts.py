"""words/en: the commands that print texts: consolidated, redlined, as Akoma Ntoso, as PDF."""

HELP = {
    "text": "Print an instrument as it reads on a date: every article as last amended, and what amended it.",
    "text-more": """  foedus text csto CST --on 2010-06-14                 as it read in June 2010
  foedus text csto CH 7 11 --in ru                     two articles, in Russian
  foedus text csto CST --between ARM TJK               as last amended by what binds both
  foedus text rio RIO --with RIO-1975 --json           with an amendment that is not in force

An instrument that is not in force is printed as concluded, and one that has ended as it last read.""",
    "redline": "Set an instrument on two dates into one text: which words fell away, which came, by which amendment.",
    "redline-more": """  foedus redline csto CST 2012-01-01 2013-01-01        what the amendments of 2010 changed
  foedus redline csto CH 2012-01-01 2026-01-01 --in ru in Russian
  foedus redline rio RIO --with RIO-1975               what an amendment would change, today

[-…-] fell away, {+…+} came.""",
    "INSTRUMENT": "an instrument by its short name, such as CST",
    "ARTICLES": "only these articles, by their numbers: 4, 7a, preamble",
    "--in": "the language of the text (en, ru, fr …), if the corpus has it in that language; otherwise yours, else the original",
    "--between": "as it reads between these two parties (Vienna Convention, article 40(4))",
    "--with": "read this amendment into it, whether or not it is in force; may be given again",
    "akoma-ntoso": "Hand an instrument out as an Akoma Ntoso 3.0 document, or take the text of one in.",
    "akoma-ntoso-export": "Print an instrument, as it reads on a date, as an Akoma Ntoso 3.0 document.",
    "akoma-ntoso-export-more": """  foedus akoma-ntoso export csto CH --on 2013-01-01 --output CH.xml
  foedus akoma-ntoso export csto CST --in ru

The document is valid under the strict schema. It holds the text and where it comes from, not the rules beside it.
Needs the texts extra: pip install “foedus[texts]”.""",
    "akoma-ntoso-import": "Print the text of an Akoma Ntoso document as an instrument's file of a corpus, without rules.",
    "akoma-ntoso-import-more": """  foedus akoma-ntoso import CH.xml --output corpora/mine

What has no place in such a file (headings of chapters, notes, annexes) is named.
Needs the texts extra: pip install “foedus[texts]”.""",
    "--output-text": "write into this file, or into this folder; otherwise it is printed",
    "AKOMA-NTOSO": "an Akoma Ntoso 3.0 document (.xml)",
    "pdf": "Write an instrument, as it reads on a date, as a PDF that screen readers can read (PDF/UA).",
    "pdf-more": """  foedus pdf csto CH --on 2013-01-01                   into CH-2013-01-01-en.pdf
  foedus pdf csto CST --in ru --output treaty.pdf
  foedus pdf csto CST --from 2012-01-01 --on 2013-01-01 the redline of two dates

The date, the digest of the corpus and what kind of text it is stand on it; written again it is the same byte for byte.
Needs the texts extra: pip install “foedus[texts]”.""",
    "--from-pdf": "the redline from this day to that of --on, in the place of the text",
    "--output-pdf": "the file or folder to write; otherwise INSTRUMENT-DATE-LANGUAGE.pdf here",
    "FROM": "the earlier date (2012-01-01)",
    "TO": "the later date; today, if none is given",
}

PHRASES = {
    "text-no-pango": "A PDF needs Pango, which this system does not have (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core): {given}",
    "text-no-date": "{argument} {given}: this is not a date. Write a day of the calendar as 2022-01-05.",
    "text-no-article": "On this date {instrument} has no article {given}. Nearest: {nearest}.",
    "text-no-language": "The corpus has no {instrument} in “{given}”. It has it in: {languages}.",
    "text-no-amendment": "{given} amends nothing in {instrument}. What amends it: {amending}.",
    "text-not-amended": "nothing in this corpus",
    "text-not-concluded": "On this date the text did not exist yet: it was concluded on {date}.",
    "text-force-yes": "in force",
    "text-force-no": "not in force",
    "text-force-conditional": "its entry into force is not on the record",
    "text-force-contested": "States differ on whether it is in force",
    "text-kind-authentic": "authentic text",
    "text-kind-official-translation": "official translation",
    "text-kind-paraphrase": "paraphrase",
    "text-language": "in the original language: {language}",
    "text-amended": "amended by {instrument} since {since}",
    "text-awaited": "amended by {instrument}: not yet in force",
    "text-on-trial": "with {instrument} read into it",
    "text-between": "as it reads between {states}",
    "text-deleted": "deleted",
    "text-changed": "by {by}, since {since}",
    "text-changed-on-trial": "by {by}, on trial",
    "text-corrected": "corrected on {date}, from the beginning",
    "text-unbound": "does not bind {states}",
    "text-article": "Article {number}",
    "text-preamble": "Preamble",
    "text-added": "added",
    "text-replaced": "changed",
    "text-by-conclusion": "concluded on {date}",
    "text-written": "Written: {place} ({size} bytes).",
    "text-no-extra": "This needs {package}, which is not installed: pip install “foedus[texts]”.",
    "redline-same": "No article reads otherwise.",
    "redline-key": "[-fell away-] {{+came+}}",
    "redline-dates": "from {first} to {last}",
    "redline-day": "without it and with it",
    "redline-reversed": "{first} is later than {last}. Write the earlier date first.",
    "redline-needs-dates": "A redline needs two dates, or an amendment to read into the text: --with {example}.",
    "redline-count": "{changed} of {all} articles read otherwise",
}

PDF = {
    "as-of": "as of {date}",
    "kind-authentic": "Authentic text.",
    "kind-official-translation": "Official translation: the authentic texts prevail.",
    "kind-paraphrase": "Paraphrase in words of our own: the original prevails.",
    "banner-paraphrase": "working record · paraphrase, the original prevails",
    "banner-working": "working record · originals prevail",
    "working": "Working record: the electronic procedures by which it is kept are a model that no organ has adopted; originals prevail.",
    "row-text": "Text",
    "row-concluded": "concluded on {date}",
    "row-as-of": "As it reads on",
    "row-force": "On that date",
    "row-amended": "Amended by",
    "row-awaited": "Not yet in force",
    "row-language": "Language",
    "language-en": "English",
    "language-ru": "Russian",
    "row-digest": "Digest of the corpus",
    "row-log": "Log",
    "no-log": "none: a draft",
    "force-yes": "in force",
    "force-no": "not in force",
    "force-conditional": "its entry into force is not on the record",
    "force-contested": "States differ on whether it is in force",
    "since": "since {date}",
    "on-trial": "on trial",
    "unbound": "does not bind {states}",
    "preamble": "Preamble",
    "article": "Article {number}",
    "changed": "As changed by {how}.",
    "corrected": "An error was corrected on {date}, from the beginning.",
    "deleted": "Deleted.",
    "not-concluded": "On this date the text did not exist yet: it was concluded on {date}.",
    "not-law": "On trial, not the law: an amendment is read into this text.",
    "redline-title": "Redline: {title}",
    "redline-dates": "What changed from {first} to {last}; [−…−] fell away, [+…+] came.",
    "redline-day": "What an amendment on trial would change; [−…−] fell away, [+…+] came.",
    "redline-same": "No article reads otherwise.",
    "redline-added": "Added",
    "redline-deleted": "Deleted",
    "redline-replaced": "Changed",
}

SENTENCES = {
    "akoma-character-not-in-xml": "In article {article} stands {character}, a character that XML does not have, as character {at} of its heading and words. Take it out of the corpus.",
    "akoma-not-valid": "The strict schema of Akoma Ntoso 3.0 does not allow this (line {line}): {says}. What could be read was read; mend the document if it is to be handed on.",
    "akoma-not-xml": "This is no XML document: {says}.",
    "akoma-not-akoma-ntoso": "This is no Akoma Ntoso 3.0 document: it begins with <{root}>, or declares a document type of its own. Expected is <akomaNtoso> in the namespace of version 3.0.",
    "akoma-without-address": "The document does not say what it is: its meta has no FRBR address and date of the work that can be read, such as /akn/aa-csto/act/treaty/1992-05-15/cst. Give it one.",
    "akoma-without-articles": "The document has no preamble and no article, section or rule: there is nothing that an instrument's file could hold.",
    "akoma-article-without-number": "An article is numbered “{given}”, which holds no number; it was taken as article {taken}, as it stands in that place.",
    "akoma-left-out": "Left out, for an instrument's file has no place for it: <{element}>, {times} times.",
    "akoma-taken-as": "The document says {given} for “{key}”, which a corpus does not know; {taken} was written. Put right what is wrong.",
    "akoma-article-not-markdown": "Article {article} would not come back from the file as it stands in the document, so nothing was written. A line of it would be taken for a heading or a block.",
}
