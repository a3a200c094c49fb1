"""A report of others, as raw text or page, to a draft of ours: what it is about goes into the header, its words do not."""
