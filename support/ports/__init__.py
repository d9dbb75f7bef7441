"""The domain verbs that steps may use. Each port is implemented once per channel, behind the same tests.

`Tutor` is what the scenario's channel drives: the API or a browser. `Seeding` always goes through the API:
state is set up there, behaviour is shown through the channel. `Unscreened` is what the API can do and the
site has no screen for. `Biglearn` (support.biglearn) and `EventLog` have one channel only.

Verbs raise `RefusedError` where the product refuses by contract. A verb returns when its effect can be
observed (a published plan has its tasks), waiting through `support.waiting.eventually`.
"""
