"""Reading lists of other formats: each a pure function from text to what was found in it."""
