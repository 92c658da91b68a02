"""IMS Common Cartridge 1.1, the version that Moodle restores."""

from oer_repo.formats.packages.common_cartridge.cartridge import common_cartridge

__all__ = ["common_cartridge"]
