"""`code`: as a line, as JSON, as a file; and taken back."""

import stat

from running_server import Authority

from desktop.sync.enrolment import read_code, read_enrolment

VILLAGE = "640323100201"


def test_a_code_is_told_in_a_line(run, tree):
    status, out, err = run("code", "--org", VILLAGE)

    code, _, rest = out.partition("：")
    assert (status, err) == (0, "")
    assert read_code(code)
    assert "服务器的地址" in rest
    assert rest.startswith(
        "给“沟沿村委会”（640323100201）的一台电脑，角色 room（联络室），只能用一次，有效到"
    )


def test_a_code_is_told_as_json(told, tree):
    found = told("code", "--org", "640323100")

    assert read_code(found.pop("code"))
    assert found.pop("expires_at").endswith("+00:00")
    assert found == {"org": "640323100", "name": "花马池镇", "role": "township", "file": None}


def test_a_file_says_all_that_a_machine_needs(run, tree, tmp_path):
    authority = Authority("示例县 CA")
    ca, file = tmp_path / "ca.pem", tmp_path / "沟沿村.yishibu-join"
    ca.write_text(authority.pem)
    run("name", "盐池县政协")

    status, out, _ = run(
        "code", "--org", VILLAGE, "--file", file, "--address", "Yishibu.example.cn", "--ca", ca
    )

    found = read_enrolment(file.read_bytes())
    assert status == 0
    assert str(file) in out
    assert (found.address, found.ca) == ("https://yishibu.example.cn", authority.pem)
    assert (found.server_name, found.org) == ("盐池县政协", "沟沿村委会")
    assert found.code == read_code(out.partition("：")[0])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_cannot_be_is_told_before_a_code_is_made(run, tree, tmp_path):
    key = tmp_path / "key.pem"
    key.write_text("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n")
    issued, _ = Authority("示例县 CA").write(tmp_path, "127.0.0.1")
    file = tmp_path / "x"
    wrong = [
        ("--org", "6403231"),
        ("--org", VILLAGE, "--role", "county"),
        ("--org", VILLAGE, "--file", file),
        ("--org", VILLAGE, "--address", "example.cn"),
        ("--org", VILLAGE, "--file", file, "--address", "http://example.cn"),
        ("--org", VILLAGE, "--file", file, "--address", "example.cn", "--ca", key),
        ("--org", VILLAGE, "--file", file, "--address", "example.cn", "--ca", issued),
        ("--revoke", "K7QM"),
        ("--revoke", "K7QM2XRD"),
    ]

    answers = [run("code", *words) for words in wrong]

    assert [(status, out) for status, out, _ in answers] == [(2, "")] * len(wrong)
    assert all(err.count("\n") == 1 for _, _, err in answers)
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_told_with_the_way_out(run, tree, tmp_path):
    file = tmp_path / "none" / "x"
    status, _, err = run("code", "--org", VILLAGE, "--file", file, "--address", "example.cn")

    assert status == 1
    code = err.partition("再发一个；")[2].partition(" ")[0]
    assert run("code", "--revoke", code) == (0, "这个邀请码已作废。\n", "")
