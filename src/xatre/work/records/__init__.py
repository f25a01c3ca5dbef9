"""What a person does with one record or a list of them."""
