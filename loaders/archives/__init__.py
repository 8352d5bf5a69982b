"""Files that hold files (zip, tar, mail): what is in them, one by one, as untrusted input."""

from loaders.archives.member import Member
from loaders.archives.unfold import in_memory, is_archive, member_count, members, unfolded

__all__ = ["Member", "in_memory", "is_archive", "member_count", "members", "unfolded"]
