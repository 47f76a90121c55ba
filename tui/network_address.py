"""Which network addresses are of the public internet, and which belong to a machine or a house."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Addresses that hold one of IPv4: translation by a gateway (RFC 6052) leads where that leads.
_TRANSLATED = ip_network("64:ff9b::/96")
_LOCALLY_TRANSLATED = ip_network("64:ff9b:1::/48")  # RFC 8215


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet (RFC 6890).

    Loopback, private, link-local, shared, multicast, reserved and documentation addresses are
    not; an IPv6 address that stands for one of IPv4 is judged as that one.
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found in _LOCALLY_TRANSLATED or found.is_site_local:
            return False
        found = _held(found) or found
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _held(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
