"""What a person does with a child case: reads where it stands, moves it, says who may open it."""
