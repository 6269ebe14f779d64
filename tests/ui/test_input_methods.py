"""What Qt is told of the desktop's input method."""

import pytest

from desktop.ui.input_methods import choose_input_method


@pytest.mark.parametrize(
    ("given", "modules"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus;compose"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus;compose"),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus;compose"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus;compose"),
        ({"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "xim"}, "xim;ibus;compose"),
    ],
)
def test_where_fcitx_is_wanted_ibus_is_tried_after_it(given, modules):
    environment = dict(given)

    choose_input_method(environment)

    assert environment == given | {"QT_IM_MODULES": modules, "IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"QT_IM_MODULE": "ibus"},
        {"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=ibus"},
        {"QT_IM_MODULES": "fcitx;ibus", "XMODIFIERS": "@im=fcitx"},
    ],
)
def test_elsewhere_nothing_is_changed(given):
    environment = dict(given)

    choose_input_method(environment)

    assert environment == given
