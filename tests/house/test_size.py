"""The size budget: most files are short, no file is long, and a function fits a screen."""

from __future__ import annotations

from statistics import median

from tests.house import tree


def lengths() -> list[int]:
    return sorted(len(path.read_text().splitlines()) for path in tree.source_files() if path.name != "__init__.py")


def test_no_file_is_longer_than_600_lines() -> None:
    long = {tree.short(path): count for path in tree.python_files() if (count := len(path.read_text().splitlines())) > 600}

    assert long == {}


def test_half_of_the_files_have_at_most_130_lines() -> None:
    assert median(lengths()) <= 130


def test_nine_files_in_ten_have_at_most_400_lines() -> None:
    assert lengths()[len(lengths()) * 9 // 10] <= 400


def test_no_function_is_longer_than_60_lines() -> None:
    assert [(tree.short(path), one) for path in tree.source_files() for one in tree.functions(path) if one.lines > 60] == []


def test_half_of_the_functions_have_at_most_8_lines() -> None:
    assert median(one.lines for path in tree.source_files() for one in tree.functions(path)) <= 8
