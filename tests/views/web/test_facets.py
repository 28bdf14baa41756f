"""The names of a page by number, and what they cost."""

from __future__ import annotations

from effort import calls

from libyatl import Citation, Event, Participant, Timeline, select
from libyatl.model import Account
from libyatl.views.web.facets import Facets


def test_names_that_only_accounts_have_cost_as_much_as_there_are() -> None:
    def work(count: int) -> int:
        said = (Account(actors=(Participant(f"a{number}"),)) for number in range(count))
        cited = tuple(Citation(f"s{number}", says=one) for number, one in enumerate(said))
        own = Event("e", "E", actors=(Participant("own"),), sources=cited)
        chosen = select(Timeline(events=(own,)))
        assert chosen.scope.accounts
        assert len(Facets(chosen).grounds) == count + 1
        return calls(lambda: Facets(chosen))

    few, many = work(50), work(500)
    assert many < 20 * few
