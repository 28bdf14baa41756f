"""A small library's chronology, to which events come."""

MILLTOWN = """\
title: The library of Milltown
timezone: Europe/London
sources:
  ledger: {title: The loan ledger, published: 1988}
actors:
  ann:
    name: Ann Example
    aliases: [A. Example]
  library: Milltown Library
places:
  milltown: Milltown
events:
  - id: founding
    date: 1986
    title: The library opens
    actors: [library]
    sources: [ledger]

  # Of the second shelf.
  - id: atlas-lent
    date: March 1987
    title: An atlas is lent
    actors: [{id: ann, role: borrower}, library]
    tags: [loan]
    sources: [{id: ledger, at: page 11}]

  - id: reminder
    date: June 1987
    title: A reminder is sent # in red
    actors: [library]
    sources: [ledger]

  - title: Ann brings the atlas back
    actors: [ann]
    after: reminder
    sources: [ledger]
"""
