"""Gửi – Nhận: packages out, packages and returns in, cards, and who sends to an office."""
