"""Measurements and endurance tests of the running product. Run them from the project's folder:

python -m benchmarks.course
python -m benchmarks.kill_test
python -m benchmarks.large_file
python -m benchmarks.latency
python -m benchmarks.setup_time

docs/benchmarks.md says what each showed, when and on which machine.
"""
