"""Values and rules of the studio, without any input or output."""
