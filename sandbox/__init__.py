"""Stand-ins for Tutor, Biglearn and its scheduler: real HTTP servers in processes of their own."""
