from desktop.services.form_values import MeetingNoticeSnapshot, StatementSnapshot


def test_values_of_forms_can_be_empty():
    assert (MeetingNoticeSnapshot().roll, StatementSnapshot().classes) == ((), ())
