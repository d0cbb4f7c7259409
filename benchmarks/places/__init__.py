"""What ``toponyms.py`` measures with: scoring, peers, calibration, refitting and floors."""
