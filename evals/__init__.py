"""The simulated hospital and its patients, scenarios, grading and reports."""
