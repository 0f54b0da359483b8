from __future__ import annotations

TWO_PAGES = "หน้าแรกของเอกสาร\n\x0cหน้าที่สองของเอกสาร\n"


def test_the_text_of_a_memo(run, memo):
    result = run("text", memo)
    assert result.returncode == 0, result.stderr.decode()
    assert "ส่วนราชการ กองบริหารทรัพยากรบุคคล" in result.stdout.decode()


def test_standard_input(run, memo):
    assert run("text", "-", stdin=memo.read_bytes()).stdout == run("text", memo).stdout


def test_a_page_that_is_there_and_one_that_is_not(run, memo):
    assert run("text", memo, "--pages", "1").stdout == run("text", memo).stdout
    result = run("text", memo, "--pages", "1,7-9")
    assert result.returncode == 2
    assert result.stdout == b""
    assert "there is no page 7" in result.stderr.decode()


def test_escape_sequences_are_shown_and_not_obeyed(run, memo):
    memo.write_text(memo.read_text(encoding="utf-8") + "ข้อความ \x1b[31mสีแดง \u202eกลับด้าน\n", encoding="utf-8")
    result = run("text", memo)
    assert result.returncode == 0, result.stderr.decode()
    assert b"\x1b" not in result.stdout
    assert "\u202e" not in result.stdout.decode()
