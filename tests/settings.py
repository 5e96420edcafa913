"""Dure's own settings, in a folder of their own that goes when the tests end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# before the settings are read, so that tests never write beside real data
_var = tempfile.mkdtemp(prefix="dure-test-")
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ["DURE_VAR"] = _var

import dure  # noqa: E402 -- the environment comes first
from dure.settings import *  # noqa: E402, F403 -- the environment comes first; these are the same names
from dure.settings import DATABASES, STATIC_ROOT, STORAGES, VAR  # noqa: E402 -- the environment first
from dure.site.catalogues import compile_catalogues  # noqa: E402 -- the environment first

SECRET_KEY = "only-for-tests"
# the deliberately slow hash would be most of the time of every test that signs in
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# the live server finds static files by their plain names
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
STATIC_ROOT.mkdir(exist_ok=True)
DATABASES["default"]["CONN_MAX_AGE"] = (
    0  # the test database cannot go while a thread holds on to it
)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # a file, as in use: in memory all threads would share one connection
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}

# before Django reads them for the first time: it keeps what it found, nothing as well
compile_catalogues(Path(dure.__path__[0]))
