"""What a person does with a book, one module a verb, for the desk and the command line alike.

Takes plain values, a progress callback and a stop flag. Must not see Qt.
"""
