"""A report of others, as text or page, to a draft of ours: what it is about goes into the header, its words do not."""
