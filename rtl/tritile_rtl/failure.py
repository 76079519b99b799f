"""What has stopped the queue: the first failure, and the job that it belongs to."""

from __future__ import annotations

from myhdl import always, always_comb, block

from tritile_arch import registers as r

from .bundles import unsigned
from .job import INDEX_BITS

CODE_BITS = r.STATUS.field("code").width


class Failure:
    """What stops the queue: which descriptor, and which ErrorCode (0: nothing)."""

    def __init__(self):
        self.code = unsigned(CODE_BITS)
        self.job = unsigned(INDEX_BITS)


@block
def failure_latch(
    clk, rst, overflow, issue_failed, issue_illegal, issue_job, fetch_failed, fetch_read, fetch_job,
    write_failed, write_job, stuck, stuck_job, halt, failure, stop,
):  # fmt: skip
    """Keeps the first failure; ``stop`` holds from then on, and during a ``halt``.

    issue_illegal: the failure of the issuer is a weight byte; fetch_read: that of the sequencer is
    a bus error. stuck: the watchdog's.
    """
    illegal_code = int(r.ErrorCode.ILLEGAL_WEIGHT)
    stuck_code = int(r.ErrorCode.NO_PROGRESS)
    overflow_code = int(r.ErrorCode.DOORBELL_OVERFLOW)
    read_code = int(r.ErrorCode.READ_ERROR)
    write_code = int(r.ErrorCode.WRITE_ERROR)
    descriptor_code = int(r.ErrorCode.BAD_DESCRIPTOR)

    @always_comb
    def held():
        stop.next = failure.code != 0 or halt

    @always(clk.posedge)
    def latch():
        if rst:
            failure.code.next = 0
            failure.job.next = 0
        elif failure.code == 0:
            if issue_failed:
                failure.code.next = read_code
                if issue_illegal:
                    failure.code.next = illegal_code
                failure.job.next = issue_job
            elif write_failed:
                failure.code.next = write_code
                failure.job.next = write_job
            elif fetch_failed:
                failure.job.next = fetch_job
                failure.code.next = descriptor_code
                if fetch_read:
                    failure.code.next = read_code
            elif stuck:
                failure.code.next = stuck_code
                failure.job.next = stuck_job
            elif overflow:
                failure.code.next = overflow_code

    return held, latch
