from desktop.ui.messages import label, place_title


def test_words_of_declarations_are_as_written_in_chinese(qapp):
    assert (label("民情诉求"), place_title("今日")) == ("民情诉求", "今日")
