"""What everything stands on: settings, database, Redis, embedded servers, crypto, clock, audit, telemetry."""
