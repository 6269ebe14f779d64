"""A procedure adapted on screen: what it becomes, and the forms that change it."""
