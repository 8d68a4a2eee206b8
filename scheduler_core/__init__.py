"""The hospital: resources, slots, visits, patients, waitlist, events."""
