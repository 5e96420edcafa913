from datetime import date

TODAY = date(2026, 11, 21)  # the day as of which the tests read the samples
