"""The pages of the record kinds: list, record, form, case. All drawn from the declarations."""
