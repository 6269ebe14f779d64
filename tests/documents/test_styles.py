from desktop.documents import styles


def test_baseline_centres_the_character_in_its_line():
    style = styles.Style("song", 10, 20)

    above, below = style.baseline - 0.88 * 10, 20 - style.baseline - 0.12 * 10

    assert (round(above, 9), round(below, 9)) == (5, 5)


def test_body_advances_by_15_79_points():
    assert round(styles.BODY.size * (1000 + styles.BODY.tracking) / 1000, 2) == 15.79
