import paper_samples as samples
import segno

from desktop.documents.qr import qr_bars, qr_text


def test_code_names_record_version_and_start_of_the_digest():
    assert qr_text(samples.FROZEN) == (
        "yishibu:1:01937b2c-5a1e-7cc0-8000-0123456789ab:1:9f3c1ab27d40e85511c7abababababab"
    )


def test_bars_cover_exactly_the_dark_modules():
    text = qr_text(samples.FROZEN)
    side, bars = qr_bars(text)

    drawn = {(x + step, y) for x, y, length in bars for step in range(length)}
    matrix = segno.make(text, error="m", micro=False).matrix
    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert side == len(matrix)
    assert sum(length for _, _, length in bars) == len(drawn)
