"""The pure Python form of abc."""
from abc import ABCMeta, get_cache_token
