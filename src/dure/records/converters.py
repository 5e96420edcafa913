"""Record keys in addresses: "gunsan-compact-2019/jobs" is one key, slash and all."""


class KeyConverter:
    regex = r"[a-z0-9]+(?:[-./@:][a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
