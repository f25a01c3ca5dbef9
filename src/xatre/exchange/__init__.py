"""Files in and out: package, return, card, update, Excel. No Qt, no SQL; see FORMAT.md."""
