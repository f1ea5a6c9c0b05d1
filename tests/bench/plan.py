"""How much is measured: enough for steady figures, or just enough to see that everything works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Sizes of a measurement. Rounds of those compared take turns; figures are medians over the rounds."""

    rounds: int = 5
    episodes: int = 8_192  # of textbook in a round on one core
    random_episodes: int = 4_096
    spiel_games: int = 12_000  # by chance_outcomes(); five times as many the quicker ways
    cart_steps: int = 5_000  # of 1,024 poles
    pool_steps: int = 600  # of 1,024 poles of EnvPool
    leduc_steps: int = 1_000  # of 1,024 tables
    calibration_units: int = 60
    environment_steps: int = 300  # of 1,024 games
    cluster_episodes: int = 32_768
    card_episodes: int = 400
    cores_rounds: int = 3
    cores_episodes: int = 65_536
    memory_episodes: int = 100_000
    share_games: int = 2_048
    share_plain_games: int = 16
    latency_games: int = 10  # in each of the rounds
    sizes: tuple[int, ...] = (4_096, 16_384, 65_536, 262_144)
    size_rounds: tuple[int, ...] = (9, 5, 3, 1)
    clients: tuple[int, ...] = (4, 8, 16, 32, 64)
    clients_episodes: int = 4_096
    clients_rounds: int = 3


FULL = Plan()
QUICK = Plan(
    rounds=2,
    episodes=32,
    random_episodes=16,
    spiel_games=20,
    cart_steps=20,
    pool_steps=3,
    leduc_steps=50,
    calibration_units=1,
    environment_steps=3,
    cluster_episodes=64,
    card_episodes=32,
    cores_rounds=1,
    cores_episodes=32,
    memory_episodes=128,
    share_games=0,  # compiling them anew takes longer than everything else
    share_plain_games=1,
    latency_games=1,
    sizes=(16, 32),
    size_rounds=(2, 1),
    clients=(4, 8),
    clients_episodes=16,
    clients_rounds=1,
)
