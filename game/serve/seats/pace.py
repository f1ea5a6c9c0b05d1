"""How much somebody may say: so much at once, and so much a second from then on."""

from dataclasses import dataclass


@dataclass
class Pace:
    """`most` at once, `each` a second."""

    most: float
    each: float
    left: float = -1.0
    when: float = 0.0

    def allows(self, now: float) -> bool:
        """May one more be taken at this moment (seconds of `time.monotonic`)? If so it is counted."""
        if self.left < 0:
            self.left, self.when = self.most, now
        self.left = min(self.left + (now - self.when) * self.each, self.most)
        self.when = now
        if self.left < 1:
            return False
        self.left -= 1
        return True
