"""What somebody wants to do: the use, and each part with its licenses and how it is used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from . import registry
from .license import License


class Kind(StrEnum):
    """One new work from the parts, the parts side by side, or a copy of one."""

    ADAPT = "adapt"
    COLLECT = "collect"
    VERBATIM = "verbatim"


class How(StrEnum):
    """What is done to one part."""

    UNMODIFIED = "unmodified"
    EXCERPT = "excerpt"
    FORMAT_SHIFT = "format_shift"
    TRANSLATED = "translated"
    ADAPTED = "adapted"
    SYNCHRONISED = "synchronised"
    RETOUCHED = "retouched"  # a change so small that the law of the place decides whether it is an adaptation
    EXTRACTED = "extracted"  # a substantial part goes into one's own database
    EXTRACTED_DATA = "extracted_data"  # the same, where the database right alone is touched
    LINKED = "linked"
    EMBEDDED = "embedded"


class Act(StrEnum):
    """The act by name, where the kind of use does not say enough."""

    TRANSLATION = "translation"
    REMIX = "remix"
    MUSIC_SYNCHED_TO_VIDEO = "music_synched_to_video"
    SUBTITLES_IN_OTHER_LANGUAGE = "subtitles_in_other_language"
    EXCERPT = "excerpt"
    FORMAT_SHIFT = "format_shift"
    PLAYLIST = "playlist"
    SAME_LANGUAGE_CAPTIONS = "same_language_captions_for_accessibility"
    TYPO_FIX = "typo_fix"
    CROP_AND_OVERLAY_IMAGE = "crop_and_overlay_image"
    SUBSTANTIAL_EXTRACTION = "substantial_extraction_into_own_EU_database"
    EXTRACTION_OF_DATA_ONLY = "extraction_touching_only_sui_generis_right"
    DERIVATIVE_DATABASE = "derivative_database"
    PRODUCED_WORK = "map_image_produced_work"


class Context(StrEnum):
    """A circumstance that decides, or that keeps a question open."""

    # About money; the licenses and Creative Commons leave these open.
    FREE_MOOC_PAID_CERTIFICATE = "free_mooc_with_optional_paid_certificate"
    PAID_MOOC_FOR_PROFIT = "paid_mooc_for_profit_provider"
    PAID_MOOC_PUBLIC_UNIVERSITY = "paid_mooc_public_university"
    TUITION_FUNDED_COURSE = "tuition_funded_course_behind_login"
    FREE_SITE_WITH_ADVERTISING = "free_site_with_advertising"
    FUNDRAISER_SELLING_COPIES = "fundraiser_by_charity_selling_copies"
    INTERNAL_TRAINING_IN_COMPANY = "internal_training_in_company"
    INTERNAL_COMMERCIAL_ADAPTATION = "internal_commercial_adaptation"
    SPONSOR_LOGO_ON_FREE_COURSE = "corporate_sponsor_logo_on_free_course"
    PRINTING_COST_RECOVERY = "printing_cost_recovery"
    # About money; settled.
    PUBLISHER_SELLS_TEXTBOOK = "publisher_sells_textbook_for_profit"
    SCHOOL_PAYS_COPY_SHOP = "school_pays_copy_shop"
    P2P_EXCHANGE_NO_PAYMENT = "p2p_exchange_no_payment"
    FREE_SCHOOL_HANDOUT = "free_school_handout_no_fee"
    COMPANY_FREE_TUTORIAL = "for_profit_company_free_public_tutorial"
    # About what recipients can still do.
    PLATFORM_PUTS_DRM_ON_FILES = "platform_puts_drm_on_files"
    DRM_MOOC_PLATFORM = "drm_mooc_platform"
    LOGIN_FILES_UNPROTECTED = "login_required_files_unprotected"
    PAYWALL_FILES_UNPROTECTED = "paywall_files_unprotected"
    PROPRIETARY_FORMAT_NO_DRM = "proprietary_format_no_drm"
    PLATFORM_TERMS_FORBID_REDISTRIBUTION = "platform_terms_forbid_redistribution"
    # About an exception to copyright, and about places.
    QUOTATION_OR_FAIR_USE = "quotation_or_fair_use"
    OPEN_WEB_REPOSITORY = "open_web_repository"
    PRINT_IN_A_LOW_INCOME_COUNTRY = "print_in_a_low_income_country"
    REUSER_IN_ANOTHER_COUNTRY = "reuser_in_another_country"
    # Questions that no field answers.
    INSIDE_ONE_ORGANIZATION = "inside_one_organization"
    WORK_CONTAINS_OTHERS_MATERIAL = "work_contains_others_material"
    RECOGNIZABLE_PEOPLE_OR_LOGOS = "recognizable_people_or_logos"
    PLATFORM_ASKS_FOR_A_LICENSE = "platform_asks_for_a_license"
    TRAINING_OF_AI = "training_of_ai"


@dataclass(frozen=True, slots=True)
class Use:
    """What is to be done; `commercial` None means that it cannot be told."""

    kind: Kind
    act: Act | None = None
    commercial: bool | None = None
    shared: bool = True
    drm: bool = False
    contexts: frozenset[Context] = frozenset()
    history: tuple[
        str, ...
    ] = ()  # facts of time, in the words of who tells them: "licensor_…", "own earlier breach …"
    desired: License | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody else's work: the license it carries, or several of which one may be chosen."""

    licenses: tuple[License, ...]
    how: How | None = None  # None: as the use says

    @classmethod
    def of(cls, text: str, how: How | None = None) -> Part:
        """The part of "by-sa/4.0", or of a choice: "GFDL-1.2-only OR by-sa/3.0"."""
        return cls(tuple(registry.get(one.strip()) for one in text.split(" OR ")), how)
