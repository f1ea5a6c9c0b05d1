"""Games: begun, played, ended week by week, recorded, revealed and scored."""
