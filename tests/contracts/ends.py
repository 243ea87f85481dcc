"""What becomes of every fault of every twin, as tables that the suites over the providers share."""

from dataclasses import dataclass

from bot import errors
from bot.domain.request import RenderOrder
from playground.fake_providers.gmi.faults import KNOWN as GMI_KNOWN
from playground.fake_providers.script import Fault
from playground.fake_providers.segmind.faults import KNOWN as SEGMIND_KNOWN
from tests.contracts.stands import GROUP, ORDER

#: What becomes of a fault that is played for ever: an error, the status in which a render stays for ever (the
#: pipeline's limits end it), "pictures" where it is survived, "bytes" where only the sniffing of `ports.Pictures.keep`
#: can tell, or None where it cannot strike.
End = type[errors.ProviderError] | str | None
Refused, Unknown, Failed = errors.ContentRefused, errors.SubmissionUnknown, errors.RenderFailed

GMI_FAULTS: dict[str, End] = {
    "rejected": Refused,
    "bad_key": errors.BadKey,
    "no_credits": errors.NoCredits,
    "forbidden": errors.BadKey,
    "model_missing": errors.UnknownModel,
    "rate_limited": errors.RateLimited,
    "rate_limited_retry_after": errors.RateLimited,
    "backend_400": errors.ParametersRefused,
    "backend_403": errors.ParametersRefused,
    "capacity": errors.AtCapacity,
    "drop_before_accept": Unknown,
    "drop_after_accept": Unknown,
    "post_html": Unknown,
    "post_half_json": Unknown,
    "slow_post": "pictures",
    "terminal_post": "pictures",
    "stuck_queued": "queued",
    "stuck_processing": "painting",
    "stuck_weird": "painting",
    "status_created": "pictures",
    "status_dispatched": "pictures",
    "status_weird": "pictures",
    "cancelled": errors.RenderCancelled,
    "failed_error_string": Failed,
    "failed_error_object": Failed,
    "failed_error": Failed,
    "failed_reason": Failed,
    "failed_message": Failed,
    "failed_silently": Failed,
    "refused_input_text": Refused,
    "refused_input_image": Refused,
    "refused_output_image": Refused,
    "refused_words": Refused,
    "fewer_pictures": "pictures",
    "no_pictures": errors.NoPictures,
    "thumbnail_only": errors.NoPictures,
    "empty_echo": "pictures",
    "result_not_picture": "bytes",
    "result_truncated": "bytes",
    "result_redirect": errors.ForeignHost,
    "result_other_host": errors.ForeignHost,
    "result_too_large": errors.BadPicture,
    "result_endless": errors.BadPicture,
    "result_missing": errors.BadPicture,
    "result_slow": "pictures",
    "poll_unauthorized": errors.BadKey,
    "poll_rate_limited": errors.RateLimited,
    "poll_backend": errors.Unreachable,
    "poll_capacity": errors.AtCapacity,
    "poll_missing": errors.UnknownModel,
    "poll_drop": errors.Unreachable,
    "poll_html": errors.UnintelligibleAnswer,
    "poll_half_json": errors.UnintelligibleAnswer,
    "list_unavailable": errors.AtCapacity,
    "upload_unavailable": errors.AtCapacity,
}


def alike(end: End) -> tuple[End, End, End]:
    return end, end, end


#: The same for Segmind's twin, three times: one picture by v1 (its bytes), a group by v1 (its addresses), and by v2.
SEGMIND_FAULTS: dict[str, tuple[End, End, End]] = {
    "malformed": alike(errors.ParametersRefused),
    "missing_key": alike(errors.BadKey),
    "bad_key": alike(errors.BadKey),
    "forbidden": alike(errors.BadKey),
    "model_missing": alike(errors.UnknownModel),
    "not_allowed": alike(errors.UnknownModel),
    "wrong_type": alike(errors.ParametersRefused),
    "no_credits": alike(errors.NoCredits),
    "value_rejected": alike(errors.ParametersRefused),
    "team_limit": alike(errors.NoCredits),
    "retired": alike(errors.UnknownModel),
    "unprocessable": alike(Failed),
    "rate_limited": alike(errors.RateLimited),
    "rate_limited_reset": alike(errors.RateLimited),
    "bad_parameter": alike(errors.ParametersRefused),
    "refused_400": alike(Refused),
    "refused_406": alike(Refused),
    "gateway_502": alike(Unknown),
    "gateway_503": alike(Unknown),
    "gateway_504": alike(Unknown),
    "drop_before_accept": alike(Unknown),
    "drop_after_accept": alike(Unknown),
    "post_html": alike(Unknown),
    "post_half_json": alike(Unknown),
    "post_empty": alike(Unknown),
    "slow_post": alike("pictures"),
    "held_for_ever": (Unknown, Unknown, None),
    "stuck_queued": (None, None, "queued"),
    "stuck_processing": (None, None, "painting"),
    "stuck_weird": (None, None, "painting"),
    "status_weird": (None, None, "pictures"),
    "failed": alike(Failed),
    "failed_silently": alike(Failed),
    "failed_at_status": (None, None, Failed),
    "refused_words": alike(Refused),
    "refused_input_text": alike(Refused),
    "refused_input_image": alike(Refused),
    "refused_output_image": alike(Refused),
    "fewer_pictures": (None, "pictures", "pictures"),
    "no_pictures": alike(errors.NoPictures),
    "record_expired": (None, None, Failed),
    "no_metrics": (None, None, "pictures"),
    "no_headers": ("pictures", "pictures", None),
    "strange_headers": ("pictures", "pictures", None),
    "shape_raw": (None, "pictures", None),
    "shape_list": ("pictures", "pictures", None),
    "shape_list_urls": ("pictures", "pictures", None),
    "shape_output": ("pictures", "pictures", None),
    "shape_images": ("pictures", "pictures", None),
    "shape_images_plain": ("pictures", "pictures", None),
    "shape_image": ("pictures", "pictures", None),
    "shape_data": ("pictures", "pictures", None),
    "shape_data_base64": ("pictures", "pictures", None),
    "shape_unknown": (Unknown, Unknown, None),
    "shape_output_list": (None, None, "pictures"),
    "shape_images_only": (None, None, "pictures"),
    "shape_output_base64": (None, None, "pictures"),
    "result_png": alike("pictures"),
    "result_not_picture": alike("bytes"),
    "result_truncated": alike("bytes"),
    # What came with the answer itself cannot be fetched again: it may have been billed, and is unknown.
    "result_cut": (Unknown, errors.Unreachable, errors.Unreachable),
    "result_too_large": (Unknown, errors.BadPicture, errors.BadPicture),
    "result_endless": (Unknown, errors.BadPicture, errors.BadPicture),
    "result_slow": alike("pictures"),
    "result_redirect": (None, errors.ForeignHost, errors.ForeignHost),
    "result_other_host": (None, errors.ForeignHost, errors.ForeignHost),
    "result_missing": (None, errors.BadPicture, errors.BadPicture),
    "poll_unauthorized": (None, None, errors.BadKey),
    "poll_rate_limited": (None, None, errors.RateLimited),
    "poll_backend": (None, None, errors.Unreachable),
    "poll_gateway": (None, None, errors.AtCapacity),
    "poll_missing": (None, None, Failed),
    "poll_drop": (None, None, errors.Unreachable),
    "poll_html": (None, None, errors.UnintelligibleAnswer),
    "poll_half_json": (None, None, errors.UnintelligibleAnswer),
    "poll_empty": (None, None, errors.UnintelligibleAnswer),
    "credits_unavailable": alike(errors.AtCapacity),
    "credits_strange": alike(errors.UnintelligibleAnswer),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fault on one stand, and the order that it is to strike."""

    stand: str
    fault: str
    known: Fault
    end: End
    order: RenderOrder = GROUP

    def __str__(self) -> str:
        return f"{self.stand}{'' if self.order is GROUP else '-single'}-{self.fault}"


def segmind_cases(fault: str, ends: tuple[End, End, End]) -> list[Case]:
    known = SEGMIND_KNOWN[fault]
    single, group, queue = ends
    return [
        Case(stand="segmind-v1", fault=fault, known=known, end=single, order=ORDER),
        Case(stand="segmind-v1", fault=fault, known=known, end=group),
        Case(stand="segmind-v2", fault=fault, known=known, end=queue),
    ]


CASES = [
    *(Case(stand="gmi", fault=fault, known=GMI_KNOWN[fault], end=end) for fault, end in GMI_FAULTS.items()),
    *(case for fault, ends in SEGMIND_FAULTS.items() for case in segmind_cases(fault, ends)),
]
STRIKING = [case for case in CASES if case.end is not None]
