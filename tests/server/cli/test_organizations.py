"""`org import` and `name`."""


def test_a_file_is_imported_again_and_again(run, told, tree):
    assert run("org", "import", tree) == (
        0,
        "新增0个组织，改名0个，换上级0个，没有变化3个。\n"
        "服务器的名称是“盐池县”；用 yishibu-server name 更改。\n",
        "",
    )
    tree.write_text(tree.read_text().replace("沟沿村委会", "沟沿社区"), encoding="gb18030")

    assert told("org", "import", tree) == {"added": 0, "renamed": 1, "moved": 0, "unchanged": 2}


def test_a_file_with_errors_changes_nothing_and_names_them(run, told, tree):
    tree.write_text(tree.read_text() + "1,,x,\n2,甲,village,9\n", encoding="utf-8")

    status, out, err = run("org", "import", tree)

    assert (status, out) == (2, "")
    assert err == (
        "第5行：名称是空的或太长。\n"
        "第5行：层级认不出来，可写：province、prefecture、county、township、village、community、"
        "group、enterprise。\n"
        "区划表有2处错误，一行也没有导入。 请改正后再导入。\n"
    )
    tree.write_text("code,name,level,parent\n2,甲,village,9\n", encoding="utf-8")
    assert run("org", "import", tree)[2] == (
        "第2行：没有代码是“9”的上级；最上一级请留空。\n"
        "区划表有1处错误，一行也没有导入。 请改正后再导入。\n"
    )


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    status, out, err = run("org", "import", tmp_path / "none.csv")

    assert (status, out) == (1, "")
    assert err.startswith(f"读不了文件：{tmp_path / 'none.csv'}")


def test_the_server_is_named(run, tree):
    assert run("name", "盐池县政协") == (0, "服务器的名称是“盐池县政协”。\n", "")
    assert "“盐池县政协”" in run("org", "import", tree)[1]
    assert run("name", "")[0] == 2
