"""This file holds the questions as methods, each with its parameters, their types and what the value of its answer is.

It is written by ``make manual`` from the list of questions, their help and the manual.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from foedus.library.given import Day, Given, Names, Votes
from foedus.library.reply import Reply


class Asks(ABC):
    """Somebody to whom questions are put by name."""

    __slots__ = ()

    @abstractmethod
    def ask(self, question: str, /, **given: Given) -> Reply:
        """Put a question by its name."""


class Questions(Asks):
    """The questions that are asked as of a date."""

    __slots__ = ()

    def parties(self, of: str) -> Reply:
        """Put the question ``parties``.

        Which States are parties to an instrument?

        :param of: an instrument, by its short name
        :returns: list of ISO codes: the undisputed; the contested stand in ``positions``
        """
        return self.ask("parties", of=of)

    def status(self, of: str, *, under: str) -> Reply:
        """Put the question ``status``.

        What is a State's status under an instrument?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :param under: an instrument, by its short name
        :returns: ``party``, ``signatory``, ``provisional``, ``suspended``, ``denounced``, ``withdrawn``, ``lapsed``,
            ``none``, ``contested`` or ``conditional``
        """
        return self.ask("status", of=of, under=under)

    def text(self, of: str) -> Reply:
        """Put the question ``text``.

        Which words and which rule of an article are in force, and what made them so?

        :param of: an article, as in “CST 4”
        :returns: ``{'heading', 'words', 'rule'}``; of an instrument list of ``{'article', 'heading', 'words',
            'made_by'}``
        """
        return self.ask("text", of=of)

    def in_force(self, of: str) -> Reply:
        """Put the question ``in-force``.

        Is an instrument in force?

        :param of: an instrument, by its short name
        :returns: yes or no; contested where every bond that is left is disputed (the Warsaw Treaty after 1 July 1991)
        """
        return self.ask("in-force", of=of)

    def in_force_between(self, of: str, *, and_: str, under: str) -> Reply:
        """Put the question ``in-force-between``.

        Is an instrument in force between two States, in which version, with which reservations?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :param and_: a State, by its ISO 3166-1 alpha-3 code
        :param under: an instrument, by its short name
        :returns: yes, no, ``provisional`` or ``suspended``; ``also`` has ``{'version', 'modified', 'not_applied'}``:
            the amendments that bind both, the articles that a reservation changes, those that do not apply between them
        """
        return self.ask("in-force-between", of=of, and_=and_, under=under)

    def reservations(self, to: str, *, of: str = "") -> Reply:
        """Put the question ``reservations``.

        Which reservations and declarations stand to an instrument, and who accepted or objected to them?

        :param to: an instrument, by its short name
        :param of: a State, by its ISO 3166-1 alpha-3 code
        :returns: list of ``{'whose', 'effect', 'articles', 'since', 'text', …}``, beside them the other States by what
            they made of it: ``accepted``, ``tacitly_accepted``, ``authorized``, ``objected``, ``precluded``,
            ``pending``, ``not_permitted``, ``not_confirmed``, ``opposed``
        """
        return self.ask("reservations", to=to, of=of)

    def members(self, of: str = "") -> Reply:
        """Put the question ``members``.

        Who are the members of an organ, or of the organization?

        :param of: an organ, or the organization
        :returns: list of ISO codes
        """
        return self.ask("members", of=of)

    def bound(
        self,
        *,
        attacked: str = "",
        threatened: str = "",
        by: str = "",
        requested: bool = False,
        at_place: str = "",
        what: str = "",
        situation: str = "",
    ) -> Reply:
        """Put the question ``bound``.

        Who owes what to a State that is attacked (attacked) or threatened (threatened)?

        :param attacked: a State, by its ISO 3166-1 alpha-3 code
        :param threatened: a State, by its ISO 3166-1 alpha-3 code
        :param by: a State, non-state, or unknown
        :param requested: suppose that the State attacked has asked for help
        :param at_place: a place that the corpus names, a code of ISO 3166, a point (51.7S 57.85W) or a sea
        :param what: territory, forces, vessels or aircraft
        :param situation: a situation that a text names (overthrow of a government)
        :returns: list of ``{'who', 'owes', 'to', 'under', 'discretion', 'state'}``; an empty list: nobody owes anything
        """
        return self.ask(
            "bound", attacked=attacked, threatened=threatened, by=by, requested=requested, at_place=at_place, what=what, situation=situation
        )

    def duties(
        self,
        *,
        attacked: str = "",
        threatened: str = "",
        by: str = "",
        requested: bool = False,
        at_place: str = "",
        what: str = "",
        situation: str = "",
    ) -> Reply:
        """Put the question ``duties``.

        Who owes what to whom by when, if a State is attacked or threatened, and which treaties then pull two ways?

        :param attacked: a State, by its ISO 3166-1 alpha-3 code
        :param threatened: a State, by its ISO 3166-1 alpha-3 code
        :param by: a State, non-state, or unknown
        :param requested: suppose that the State attacked has asked for help
        :param at_place: a place that the corpus names, a code of ISO 3166, a point (51.7S 57.85W) or a sea
        :param what: territory, forces, vessels or aircraft
        :param situation: a situation that a text names (overthrow of a government)
        :returns: list of ``{'who', 'owes', 'to', 'under', 'by_when', 'discretion', 'state'}``; ``also`` holds each
            clash: ``{'who', 'kind', 'attacked', 'under', 'state', 'attacker', 'against', 'act'}`` (``state``: how
            firmly the help is owed), of the kinds ``owes both sides``, ``promised the attacker`` and ``measures against
            the attacked``
        """
        return self.ask(
            "duties",
            attacked=attacked,
            threatened=threatened,
            by=by,
            requested=requested,
            at_place=at_place,
            what=what,
            situation=situation,
        )

    def outcome(
        self, organ: str, *, matter: str = "", votes: Votes = "", motion: str = "", format_: str = "", about: Names = "", found: Names = ""
    ) -> Reply:
        """Put the question ``outcome``.

        Is a matter adopted by these votes, whom does it bind, who has still to sign?

        :param organ: an organ, by its short name
        :param matter: a class of matter, such as “use of force”
        :param votes: “ARM=yes,BLR=absent,…”: yes, no, abstain, declared (with a declaration), not-participating,
            absent, silent, not-objecting, refused; or how many, where no names are known: “yes=46,no=57”
        :param motion: a motion, by its number or name in the register of its organ, as in 2022/1
        :param format_: ordinary or limited
        :param about: States, by their ISO 3166-1 alpha-3 codes, separated by commas
        :param found: States, by their ISO 3166-1 alpha-3 codes, separated by commas
        :returns: ``{'adopted', 'binds', 'not_bound', 'still_to_sign', 'pays', 'electorate', 'left_out', 'base',
            'threshold', 'need', 'have', 'effect'}``, of a motion also ``'announced'``; ``adopted`` is ``true``,
            ``false``, ``'conditional'`` or ``'contested'``; ``left_out`` is a list of ``{'state', 'why'}``;
            ``threshold`` is ``≥ 2/3``, ``> 1/2``, a number, ``consensus`` …; ``effect`` is ``decision``,
            ``recommendation``, ``what the text would end resumes`` or ``nothing``; ``announced`` is what the chair
            said, beside the reading
        """
        return self.ask("outcome", organ=organ, matter=matter, votes=votes, motion=motion, format_=format_, about=about, found=found)

    def deadline(self, of: str, *, from_: Day, for_: str = "") -> Reply:
        """Put the question ``deadline``.

        When does a period of a text run out, counted from a time?

        :param of: a period that a text sets, by its name
        :param from_: a day, an instant with its offset, or an interval
        :param for_: a State, by its ISO 3166-1 alpha-3 code
        :returns: ``{'stands', 'ends', 'ends_at_the_latest', 'last_day', 'zone'}``; ``stands`` is ``running``,
            ``suspended``, ``expired`` or ``conditional``; ``ends_at_the_latest`` and ``last_day`` are empty while the
            clock stands still
        """
        return self.ask("deadline", of=of, from_=from_, for_=for_)

    def scale(self, of: str, *, total: str = "") -> Reply:
        """Put the question ``scale``.

        Who pays how much of a whole, by which scale, and what did each of its steps do?

        :param of: a scale of contributions by its name, or the article that fixes shares
        :param total: an exact number, as in 1000000 or 2500.50
        :returns: list of ``{'payer', 'share', 'per_cent', 'amount'}``, the largest first; ``share`` is an exact
            fraction, ``amount`` stands where a whole is given
        """
        return self.ask("scale", of=of, total=total)

    def silence(self, of: str, *, in_: str = "") -> Reply:
        """Put the question ``silence``.

        Is a text agreed by silence: does the period run, was it broken, is it announced?

        :param of: a motion, by its number or name in the register of its organ, as in 2022/1
        :param in_: an organ, by its short name
        :returns: ``{'stands', 'as_read', 'announced', 'ends', 'broken_by'}``; ``stands`` is ``running``, ``suspended``,
            ``broken``, ``expired`` (and not announced), ``agreed`` or ``conditional``; ``broken_by`` is empty where
            practice names nobody
        """
        return self.ask("silence", of=of, in_=in_)

    def in_area(self, under: str, *, place: str, what: str = "") -> Reply:
        """Put the question ``in-area``.

        Does a place lie in the area of an instrument, for territory, forces, vessels or aircraft?

        :param under: an instrument, by its short name
        :param place: a place that the corpus names, a code of ISO 3166, a point (51.7S 57.85W) or a sea
        :param what: territory, forces, vessels or aircraft
        :returns: yes, no, conditional, contested, or no rule where the text leaves its own words open
        """
        return self.ask("in-area", under=under, place=place, what=what)

    def timeline(self, of: str) -> Reply:
        """Put the question ``timeline``.

        What was done in a crisis, when, by whom, and how long after the request?

        :param of: a crisis, by its name in the corpus
        :returns: list of ``{'act', 'actor', 'done', 'delay_hours'}``
        """
        return self.ask("timeline", of=of)

    def may_vote(self, of: str, *, in_: str) -> Reply:
        """Put the question ``may-vote``.

        May a member vote in an organ?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :param in_: an organ, by its short name
        :returns: yes or no
        """
        return self.ask("may-vote", of=of, in_=in_)

    def may_sit(self, level: str, *, in_: str) -> Reply:
        """Put the question ``may-sit``.

        May somebody at this level sit in an organ for a State?

        :param level: a level, such as “head of government”
        :param in_: an organ, by its short name
        :returns: yes or no
        """
        return self.ask("may-sit", level=level, in_=in_)

    def chair(self, of: str) -> Reply:
        """Put the question ``chair``.

        Which State chairs an organ?

        :param of: an organ, by its short name
        :returns: an ISO code
        """
        return self.ask("chair", of=of)

    def office(self, of: str) -> Reply:
        """Put the question ``office``.

        Who holds an office, since when, appointed by whom?

        :param of: an office, by its title or short name, as in “Secretary General”
        :returns: ``{'person', 'national_of', 'since', 'until', 'acting', 'office', 'appointed_by'}``; ``'vacant'``
            where the last holder has gone, ``'conditional'`` where the record names nobody
        """
        return self.ask("office", of=of)

    def decisions(self, of: str, *, from_: Day = "") -> Reply:
        """Put the question ``decisions``.

        What has an organ decided, how was it taken, whom does it bind?

        :param of: an organ, by its short name
        :param from_: a day, 2022-01-05
        :returns: list of ``{'decided', 'what', 'motion', 'how', 'fell', 'format', 'binds', 'absent', 'refused',
            'not_objecting', 'grants', 'reading', …}``; ``reading`` is what the votes on record give by themselves
        """
        return self.ask("decisions", of=of, from_=from_)

    def may(self, of: str, *, do: str) -> Reply:
        """Put the question ``may``.

        May a State do this: yes, no, on what does it hang, or does no text rule it?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :param do: a kind of act, such as “withdraw”, “block a decision”, “host foreign bases”
        :returns: yes, no or conditional, with what is missing
        """
        return self.ask("may", of=of, do=do)

    def obligations(self, of: str) -> Reply:
        """Put the question ``obligations``.

        What does a State owe on a date, to whom, under which article?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :returns: list of ``{'owes', 'to', 'under', 'when', 'discretion', 'state'}``; ``when`` is ``always``, the event
            that is waited for, or the crisis whose call is open
        """
        return self.ask("obligations", of=of)

    def delays(self, of: str = "") -> Reply:
        """Put the question ``delays``.

        How long from the request to each step, by crisis and by actor?

        :param of: a crisis, by its name in the corpus
        :returns: list of rows
        """
        return self.ask("delays", of=of)

    def requests(self, of: str = "") -> Reply:
        """Put the question ``requests``.

        What was asked, what was granted, what was never answered?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :returns: list of rows
        """
        return self.ask("requests", of=of)

    def conduct(self, of: str = "", *, state: str = "") -> Reply:
        """Put the question ``conduct``.

        How did States vote on a decision, are they bound by it, what did they do, and who has assessed that?

        :param of: a crisis, by its name in the corpus
        :param state: a State, by its ISO 3166-1 alpha-3 code
        :returns: list of ``{'who', 'decision', 'decided', 'what', 'vote', 'bond', 'under', 'did', 'declined',
            'assessed'}``; ``bond`` is ``bound``, ``no longer bound`` or ``not bound``; ``did`` and ``declined`` are ids
            of acts
        """
        return self.ask("conduct", of=of, state=state)

    def disputes(self, of: str = "") -> Reply:
        """Put the question ``disputes``.

        What stands between members, which means of settlement were tried, how does it stand, what is due?

        :param of: a State, by its ISO 3166-1 alpha-3 code, or “all”
        :returns: list of ``{'name', 'parties', 'subject', 'under', 'since', 'stands', 'tried', 'clocks', 'settled_by',
            'crisis', 'acts'}``; a clock is ``running``, ``met`` or ``overdue``
        """
        return self.ask("disputes", of=of)

    def exercises(self, of: str = "", *, year: str | int = "") -> Reply:
        """Put the question ``exercises``.

        Which exercises and operations are planned, held, cancelled or declined, with whom and how big?

        :param of: a State, by its ISO 3166-1 alpha-3 code, or “all”
        :param year: a year, 2022
        :returns: list of ``{'exercise', 'time', 'outcome', 'host', 'participants', 'observers', 'absent', 'figures',
            …}``; ``outcome`` is ``planned``, ``under way or still to come``, ``took place``, ``run``, ``cancelled`` or
            ``hosting declined``
        """
        return self.ask("exercises", of=of, year=year)

    def relations(self, of: str = "") -> Reply:
        """Put the question ``relations``.

        What is on record with others: resolutions, statuses, memoranda, proposals and their answers?

        :param of: somebody outside the organization, by the corpus's short name, or “all”
        :returns: list of ``{'partner', 'what', 'actor', 'done', 'resolution', 'subject', 'where', 'votes', 'against',
            'outcome'}``
        """
        return self.ask("relations", of=of)

    def overdue(self) -> Reply:
        """Put the question ``overdue``.

        Which closed acts should be open to all by now?

        :returns: list of ``{'position', 'act', 'owner', 'under', 'matter', 'since'}``
        """
        return self.ask("overdue")

    def powers(self, of: str, *, under: str = "", in_: str = "") -> Reply:
        """Put the question ``powers``.

        Who may sign for a State, by office or by which act, for an instrument (under) or in an organ (in_)?

        :param of: a State, by its ISO 3166-1 alpha-3 code
        :param under: an instrument, by its short name
        :param in_: an organ, or the organization
        :returns: list of ``{'person', 'capacity', 'may', 'scope', 'ground', 'since', 'until', 'act'}``; ``may`` is
            among ``adopt``, ``initial``, ``sign``, ``consent``, ``represent``, ``preside`` and kinds of act handed on;
            an empty ``scope`` is every treaty; ``ground`` is ``office`` or the kind of act
        """
        return self.ask("powers", of=of, under=under, in_=in_)

    def signed(self, act: str) -> Reply:
        """Put the question ``signed``.

        Who signed an act: which person, which key, and on what does the key's authority rest?

        :param act: an act, by the first six or more digits of its id
        :returns: ``{'act', 'kind', 'whose', 'done', 'entered_as', 'person', 'capacity', 'form', 'effect', 'repudiated',
            'lodged_by', 'lodged_as', 'channel', 'keys'}``; ``entered_as`` is ``signed``, ``lodged``, ``reported`` or
            ``not at hand``; ``effect`` is ``counts``, ``waits for confirmation`` or ``authenticates the text``; each of
            ``keys`` has its ``line`` of acts back to the genesis act
        """
        return self.ask("signed", act=act)

    def citing(self, of: str) -> Reply:
        """Put the question ``citing``.

        What cites an article: which acts, which rules of other articles, which amendments?

        :param of: an article, as in “CST 4”
        :returns: list of ``{'cited_by', 'cites', 'stands_in', 'rule', 'who', 'done', 'since', 'act'}``; ``cited_by`` is
            ``act``, ``rule`` or ``amendment``; an amendment without ``since`` is not in force
        """
        return self.ask("citing", of=of)

    def cites(self, act: str) -> Reply:
        """Put the question ``cites``.

        Which articles does an act cite, and how did they read then?

        :param act: an act, by the first six or more digits of its id
        :returns: list of ``{'article', 'heading', 'in_force', 'made_by', 'since'}``
        """
        return self.ask("cites", act=act)


class Comparisons(Asks):
    """The questions that are asked between two dates."""

    __slots__ = ()

    def compare(self, from_: Day, to: Day) -> Reply:
        """Put the question ``compare``.

        What changed between two dates: members, instruments, articles, seats, chairs, offices?

        :param from_: a day, 2022-01-05
        :param to: a day, 2022-01-05
        :returns: list of ``{'changed', 'of', 'who', 'before', 'after', 'made_by'}``; ``changed`` is ``member``, ``in
            force``, ``status``, ``article``, ``seat``, ``chair`` or ``office``
        """
        return self.ask("compare", from_=from_, to=to)
