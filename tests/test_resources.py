import pytest

from desktop.resources import read_text, resource


@pytest.mark.parametrize("path", ["/etc/passwd", "../pyproject.toml", "rules/../../pyproject.toml"])
def test_path_out_of_the_resources_is_refused(path):
    with pytest.raises(ValueError, match="not a resource path"):
        resource(path)


def test_text_is_read_as_utf_8():
    assert read_text("divisions/ningxia.csv").splitlines()[1] == "64,宁夏回族自治区,province,"
