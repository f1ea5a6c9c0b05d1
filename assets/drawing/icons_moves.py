"""One icon for every move of sim_core/model/moves.yaml."""

from assets.drawing.marks import (
    FINE,
    arrow,
    banknote,
    box,
    bubble,
    calendar_page,
    cut,
    dot,
    flag,
    frame,
    magnifier,
    person,
    question,
    ring,
    shop_front,
    solid,
    stroke,
    tick,
    truck,
    wheels,
)
from assets.drawing.svg import around, group, polygon


def _star(x: float, y: float, r: float) -> str:
    return polygon(around(x, y, r if i % 2 == 0 else r * 0.45, 36 * i) for i in range(10))


def set_plan() -> str:
    """A target with an arrow in it."""
    hit = stroke("M21 27L38 10M33.6 6.4L33.2 14.8L41.6 14.4", FINE)
    return stroke("M29.6 9.4A17 17 0 1 0 38.6 18.4") + stroke("M24.4 18.6A8 8 0 1 0 29.4 23.6", FINE) + hit


def call() -> str:
    """A ringing handset."""
    handset = (
        "M12.6 8.2L17 7.6C18.3 7.4 19.5 8.3 19.8 9.5L21.4 15.4C21.7 16.5 21.3 17.7 20.4 18.4L17 21"
        "C19.3 25.2 22.8 28.7 27 31L29.6 27.6C30.3 26.7 31.5 26.3 32.6 26.6L38.5 28.2C39.7 28.5 40.6 29.7 40.4 31"
        "L39.8 35.4C39.3 38.8 36.4 41.2 33 41C19 40 8 29 7 15C6.8 11.6 9.2 8.7 12.6 8.2Z"
    )
    return solid(handset) + stroke("M27.4 14.4A9.6 9.6 0 0 1 33.6 20.6M28.4 6.6A17.4 17.4 0 0 1 41.4 19.6")


def visit() -> str:
    """A person in a house."""
    return stroke("M5.8 23.4L24 7.6L42.2 23.4M11 20.4L11 41L37 41L37 20.4") + person(24, 40.4, 0.82)


def sit_in() -> str:
    """A person waiting on a chair under a clock."""
    sitter = dot(15.4, 10.4, 4.8) + stroke("M15.4 20.6L15.4 29.2L25.8 29.2L25.8 40", 6)
    chair = stroke("M7 18L7 41.4M7 35.4L19.6 35.4L19.6 41.4", FINE)
    return sitter + chair + ring(34.6, 14.6, 8.4, FINE) + stroke("M34.6 10L34.6 14.8L38 16.8", 2.6)


def demand_letter() -> str:
    """A sealed letter."""
    return frame(5.8, 10.2, 36.4, 27.6, 4) + stroke("M7.4 13L24 26.4L40.6 13")


def manager_visit() -> str:
    """The boss: a bust with a tie, and a star."""
    bust = cut(
        "M5 42.4L5 38.4C5 31 10.2 27 16.4 26.2L20 31L23.6 26.2C29.8 27 35 31 35 38.4L35 42.4Z"
        "M18.4 32.4L17 39L20 42L23 39L21.6 32.4Z"
    )
    return bust + dot(20, 15.6, 8) + solid(_star(37, 13.4, 7.6))


def stop_supply() -> str:
    """A lorry with a cross on its load."""
    cross = "M12 13.8L15.8 17.6L19.6 13.8L23 17.2L19.2 21L23 24.8L19.6 28.2L15.8 24.4L12 28.2L8.6 24.8L12.4 21L8.6 17.2Z"
    return truck(cross)


def resume_supply() -> str:
    """A lorry with an arrow on its load."""
    return truck("M8 18.8L15.4 18.8L15.4 13.6L24.2 21L15.4 28.4L15.4 23.2L8 23.2Z")


def plead() -> str:
    """A sad face with a tear."""
    face = ring(24, 24, 17.6) + dot(17.6, 19.6, 2.6) + dot(30.4, 19.6, 2.6)
    face += stroke("M15.8 33.4C18 28.8 24 28.6 26.4 32.6")
    return face + solid("M33.4 24.4C36 28 37.4 30 37.4 32A4 4 0 0 1 29.4 32C29.4 30 30.8 28 33.4 24.4Z")


def ask_difficulties() -> str:
    """A speech bubble with a question."""
    return bubble() + question(24, 19.4, 8)


def check_stock() -> str:
    """Stacked boxes under a lens."""
    crate = "M{x} {y}h14.4v14.4h-14.4ZM{a} {y}v5.4h4.4v-5.4Z"
    places = ((5.4, 6.6), (22.4, 6.6), (5.4, 23.6))
    boxes = "".join(solid(crate.format(x=x, y=y, a=f"{x + 5:g}")) for x, y in places)
    return boxes + magnifier(31.4, 31.2, 7.6)


def ask_around() -> str:
    """Two people's bubbles, one answering the other."""
    first = "M9 5.4h19a4.4 4.4 0 0 1 4.4 4.4v3.2h-9.6a7.4 7.4 0 0 0 -7.4 7.4v4.4l-5.6 5v-5h-.8"
    first += "a4.4 4.4 0 0 1 -4.4 -4.4v-10.6a4.4 4.4 0 0 1 4.4 -4.4Z"
    second = "M23 17.6h16a4.2 4.2 0 0 1 4.2 4.2v10.4a4.2 4.2 0 0 1 -4.2 4.2h-.6v5.8l-7.4 -5.8h-8"
    second += "a4.2 4.2 0 0 1 -4.2 -4.2v-10.4a4.2 4.2 0 0 1 4.2 -4.2Z"
    return cut(first) + stroke(second, FINE) + dot(25.4, 27, 2) + dot(31, 27, 2) + dot(36.6, 27, 2)


def check_records() -> str:
    """A clipboard, ticked."""
    return frame(8.4, 9.4, 31.2, 32.8, 4) + box(15.6, 4.6, 16.8, 9.4, 3) + tick(24, 27.4, 8.4, 4.2)


def share_plan() -> str:
    """A calendar for two."""
    return calendar_page() + person(17.6, 38.6, 0.56) + person(30.4, 38.6, 0.56)


def ask_promise() -> str:
    """A bubble with a flag: name a day and a sum."""
    return bubble() + flag(18.6, 29.2, 0.66)


def confirm_promise() -> str:
    """A reminder bell with a tick."""
    bell = "M20 8C12.6 8.8 9.4 14.4 9.4 21L9.4 28.4L5.6 34L38.4 34L34.6 28.4L34.6 27"
    bell += "C31 27 24.6 25 24.6 17.4C24.6 14 25.8 11 28 9.2C26.4 8.4 24 7.8 22 7.8Z"
    return solid(bell) + stroke("M17.4 39.2C18.6 42.6 25.4 42.6 26.6 39.2") + tick(35.4, 14.8, 7, 4)


def instalments() -> str:
    """One note paid as three."""
    tree = "M24 25.4L24 33.6M8.8 33.6L8.8 31.8A2.4 2.4 0 0 1 11.2 29.4L36.8 29.4A2.4 2.4 0 0 1 39.2 31.8L39.2 33.6"
    parts = "".join(dot(x, 38.4, 5) for x in (8.8, 24, 39.2))
    return banknote(24, 14, 11.6) + stroke(tree, FINE) + parts


def discount() -> str:
    """A price tag with a percent sign."""
    tag = "M26.6 6.4L39 6.4A2.8 2.8 0 0 1 41.8 9.2L41.8 21.6L24.4 39.8A3.6 3.6 0 0 1 19.2 39.8L8.2 28.8"
    tag += "A3.6 3.6 0 0 1 8.2 23.6Z"
    percent = stroke("M18.6 31.2L27 18.8", FINE) + dot(18.2, 22.2, 2.9) + dot(27.4, 28, 2.9)
    return stroke(tag) + dot(35.2, 13, 2.5) + percent


def analyse_gap() -> str:
    """Two columns and the measured gap between them."""
    columns = box(5, 6, 10, 36) + box(21.4, 32.4, 21.6, 9.6)
    gap = stroke("M22 7.8L42.4 7.8", FINE) + stroke("M32.2 14L32.2 26.4")
    return columns + gap + stroke("M27.2 18L32.2 13L37.2 18M27.2 22.4L32.2 27.4L37.2 22.4", FINE)


def ask_company() -> str:
    """Head office, with a request going up."""
    windows = "".join(f"M{x} {y}h4.4v4.4h-4.4Z" for y in (12, 19.6, 27.2) for x in (10.4, 18.4))
    house = cut(
        "M8.4 5.6L24.8 5.6A2.4 2.4 0 0 1 27.2 8L27.2 42L6 42L6 8A2.4 2.4 0 0 1 8.4 5.6Z" + windows + "M13.8 35.4h5.6v6.6h-5.6Z"
    )
    return house + arrow(36.6, 41, 36.6, 13, 6.4, 4)


def challenge() -> str:
    """A bubble struck by lightning."""
    return bubble() + solid("M26.4 9.6L15.6 21.6L22.6 21.6L20.4 30.6L32.2 18L25 18Z")


def accept_excuse() -> str:
    """A bubble with a tick."""
    return bubble() + tick(24, 20, 8, 4.2)


def fix_problem() -> str:
    """A spanner."""
    spanner = "M41 14.8L34.6 21.2L28 20L26.8 13.4L33.2 7C28.6 5 23 6 19.6 9.8C16.4 13.4 15.8 18.2 17.6 22.4L7 33"
    spanner += "C4.4 35.6 4.4 39 6.6 41.4C9 43.6 12.4 43.6 15 41L25.6 30.4"
    return solid(spanner + "C29.8 32.2 34.6 31.6 38.2 28.4C42 25 43 19.4 41 14.8Z")


def downstream_promo() -> str:
    """A megaphone heard by three shops."""
    horn = solid("M6.4 19L12.6 19L25.4 10.4L25.4 37.6L12.6 29L6.4 29A1.6 1.6 0 0 1 4.8 27.4L4.8 20.6A1.6 1.6 0 0 1 6.4 19Z")
    handle = stroke("M11.6 33L14 41.4", 4.4)
    rays = stroke("M31.4 17.6L35.4 14.6M32.4 24L37 24M31.4 30.4L35.4 33.4", FINE)
    return horn + handle + rays + box(37.2, 7.4, 7, 7, 1.6) + box(39.4, 20.5, 7, 7, 1.6) + box(37.2, 33.6, 7, 7, 1.6)


def terminal_campaign() -> str:
    """A shop front with a star in the window."""
    return shop_front() + solid(_star(24, 31.8, 6.6))


def open_outlets() -> str:
    """A new shop: front and plus."""
    return shop_front() + stroke("M24 25.6L24 37M18.3 31.3L29.7 31.3")


def cash_rebate() -> str:
    """A note coming back."""
    back = stroke("M8.4 17.4A17.4 17.4 0 1 1 7 28") + stroke("M6.4 8.4L8 17.8L17.2 16.2")
    return back + banknote(24, 24, 9.4, FINE)


def push_order() -> str:
    """A small lorry loaded far too high."""
    bed = cut("M3.6 29.6L28 29.6L28 33.4L3.6 33.4ZM30.6 19.6L37.4 19.6L44.4 27L44.4 33.4L30.6 33.4Z")
    load = box(4.2, 18, 11, 9.8, 1.6) + box(17, 18, 11, 9.8, 1.6) + box(4.2, 6.2, 11, 9.8, 1.6)
    sliding = group([box(-5.5, -4.9, 11, 9.8, 1.6)], "translate(24.2 10.2) rotate(14)")
    return bed + wheels() + load + sliding


def grant_request() -> str:
    """A bubble from the client with a coin-sized tick beside it."""
    return bubble() + arrow(24, 28, 24, 12.6, 6) + stroke("M14 28L34 28", FINE)


def decline_request() -> str:
    """A bubble from the client with a bar across."""
    return bubble() + stroke("M14.6 20L33.4 20", 5.4)


def guarantee() -> str:
    """A shield with a tick in it."""
    shield = "M24 5.8L39.4 11.2L39.4 22.8C39.4 32.4 33 39.2 24 42.6C15 39.2 8.6 32.4 8.6 22.8L8.6 11.2Z"
    return stroke(shield) + tick(24, 24, 8, 4.2)


def postdated_cheque() -> str:
    """A cheque with a date and a signature."""
    return (
        frame(4.8, 12.2, 38.4, 23.6, 3)
        + stroke("M10.4 19.4L22 19.4M29.6 19.4L37.6 19.4", FINE)
        + stroke("M10.4 29C13 25.4 15 32.4 18 28.6C20.4 25.8 21.6 31.4 25 28.6L37.6 28.6", FINE)
    )


def offset() -> str:
    """Two arrows that meet, going opposite ways."""
    return arrow(6.4, 17, 41.6, 17, 7) + arrow(41.6, 31, 6.4, 31, 7)


def goods_back() -> str:
    """A box with an arrow that comes back out of it."""
    return (
        frame(18.4, 18.2, 23.4, 21.6, 3)
        + stroke("M18.4 26L41.8 26", FINE)
        + arrow(30, 11.4, 6.6, 11.4, 7)
        + stroke("M30 11.4L30 18")
    )


def waive_interest() -> str:
    """A per cent sign, struck out."""
    percent = stroke("M14.6 36L33.4 12") + ring(15.4, 15.6, 5.2, FINE) + ring(32.6, 32.4, 5.2, FINE)
    return percent + stroke("M6.6 41.4L41.4 6.6", 2.6)


MOVES = (
    set_plan,
    call,
    visit,
    sit_in,
    demand_letter,
    manager_visit,
    stop_supply,
    resume_supply,
    plead,
    ask_difficulties,
    check_stock,
    ask_around,
    check_records,
    share_plan,
    ask_promise,
    confirm_promise,
    instalments,
    discount,
    analyse_gap,
    ask_company,
    challenge,
    accept_excuse,
    fix_problem,
    downstream_promo,
    terminal_campaign,
    open_outlets,
    cash_rebate,
    push_order,
    grant_request,
    decline_request,
    guarantee,
    postdated_cheque,
    offset,
    goods_back,
    waive_interest,
)
