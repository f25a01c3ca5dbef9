"""How the stories that are played by commands are told on the terminal."""

from __future__ import annotations


def step(number: int, words: str) -> None:
    print(f"\n{number}. {words}", flush=True)


def tell(words: str) -> None:
    print(f"   {words}", flush=True)
