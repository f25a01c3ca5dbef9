"""What a record is: fields, kinds, revisions, merging, checks, codes, days, Vietnamese text.

Pure: no input or output, no Qt, no SQL, no files.
"""
