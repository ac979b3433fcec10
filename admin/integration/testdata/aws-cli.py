# Runs commands of the AWS CLI in one process: one start of the CLI takes longer than all that
# a command does. A command comes as the number of its arguments and the arguments, each ended
# by a zero byte; its exit code and its standard output go back likewise.
import contextlib
import io
import sys

from awscli import clidriver

driver = clidriver.create_clidriver()
answers = sys.stdout


def words(stream):
    word = bytearray()
    while byte := stream.read(1):
        if byte == b"\0":
            yield word.decode()
            word.clear()
        else:
            word += byte


requests = words(sys.stdin.buffer)
for count in requests:
    arguments = [next(requests) for _ in range(int(count))]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = driver.main(arguments)
    answers.write(f"{code}\0{out.getvalue()}\0{err.getvalue()}\0")
    answers.flush()
