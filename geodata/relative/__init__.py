"""Places that a text says by others: "70 km northwest of al-Tanf", "between X and Y".

    sentence → masked (a name is one sign) → wording → ring, middle or border → point and radius

Each wording is one pattern of ``grammar``; what it means is one function of ``finding``.
"""

from geodata.relative.finding import relative_places

__all__ = ["relative_places"]
