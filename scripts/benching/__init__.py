"""What `bench.py` is made of: invented news, builds that are measured, and tables of what they took."""
