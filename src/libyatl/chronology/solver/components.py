"""Which nodes of a graph lie on circles with each other: its strongly connected components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def strong(nodes: Iterable[int], following: Mapping[int, Iterable[int]]) -> Iterator[list[int]]:
    """Yield the components (Tarjan 1972), each before those that lead to it.

    Edges to what is not among the nodes are passed over.
    """
    found: dict[int, int] = dict.fromkeys(nodes, -1)  # the number by which a node was found
    low: dict[int, int] = {}
    pending: list[int] = []
    at: dict[int, int] = {}  # where each pending node stands
    number = 0
    for root in found:
        if found[root] >= 0:
            continue
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(following.get(root, ())))]
        found[root] = low[root] = number
        number += 1
        at[root] = len(pending)
        pending.append(root)
        while stack:
            node, edges = stack[-1]
            for head in edges:
                if found.get(head, 0) < 0:
                    found[head] = low[head] = number
                    number += 1
                    at[head] = len(pending)
                    pending.append(head)
                    stack.append((head, iter(following.get(head, ()))))
                    break
                if head in at and found[head] < low[node]:
                    low[node] = found[head]
            else:
                stack.pop()
                if stack and low[node] < low[stack[-1][0]]:
                    low[stack[-1][0]] = low[node]
                if low[node] == found[node]:
                    members = pending[at[node] :]
                    del pending[at[node] :]
                    for member in members:
                        del at[member]
                    yield members
