@exclusive.payments @needs.payments
Feature: Paying for a course
  Some courses cost money. Whoever joins may try them for two weeks, and then has to pay, or to bring a code that was
  bought in a bookstore. For students, who want to know where they stand, and for teachers, who need not care.

  Rule: Whoever has not paid by the end of the trial is let into nothing

    @severity-1 @PA-01 @needs.time-travel @api @ui
    Scenario: The trial is over
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When 16 days pass
      Then Ben has to pay before anything else

  Rule: That holds for all that belongs to students; the site does not let them get so far, so there is no browser scenario

    @severity-1 @PA-01 @needs.time-travel @api @no-ui
    Scenario: Every part of the course is closed
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ada has published the homework "Week 1", due in 30 days
      When 16 days pass
      Then Ben gets at nothing of "Week 1" and of the course

    @severity-1 @PA-02 @needs.time-travel @api @no-ui
    Scenario: Every part is open to who has paid
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ada has published the homework "Week 1", due in 30 days
      And Ben has paid for Ada's course
      When 16 days pass
      Then Ben gets at everything of "Week 1" and of the course

  Rule: Until then, and whoever has paid, is let in

    @severity-1 @PA-02 @UI-264 @api @ui
    Scenario: The trial begins
      Given the site takes payments
      And Ada teaches Cleo in a course that costs money
      When Ben joins section "1st" of Ada's course
      Then Ben is told that about 14 days are left to try the course

    @severity-1 @PA-02 @needs.time-travel @api @ui
    Scenario: The trial goes on
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When 13 days pass
      Then Ben is told that about 1 days are left to try the course

    @severity-1 @PA-02 @UI-267 @needs.time-travel @api @ui
    Scenario: A student has paid
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has paid for Ada's course
      When 16 days pass
      Then Ben is let in, and nothing is said of money

    @severity-1 @PA-02 @needs.time-travel @api @ui
    Scenario: A student need not pay
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has been let into Ada's course for nothing
      When 16 days pass
      Then Ben is let in, and nothing is said of money

    @severity-1 @PA-02 @needs.time-travel @api @ui
    Scenario: The course costs nothing
      Given the site takes payments
      And Ada teaches Ben
      When 16 days pass
      Then Ben is let in, and nothing is said of money

  Rule: A site that takes no payments shuts nobody out, whatever a course costs

    @severity-1 @PA-02 @needs.time-travel @api @ui
    Scenario: No payments are taken
      Given the site takes no payments
      And Ada teaches Ben in a course that costs money
      When 16 days pass
      Then Ben is let in

  Rule: Teachers are never shut out, whatever their students owe

    @PA-03 @needs.time-travel @api @ui
    Scenario: A student who owes money is moved
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And 16 days have passed
      When Ada moves Ben to section "2nd"
      Then Ben is in section "2nd"

  Rule: Nor from looking at what such a student did; the browser would show the same review as of anybody, so it has no scenario

    @PA-03 @needs.time-travel @api @no-ui
    Scenario: The work of a student who owes money
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ada has published the homework "Week 1", due in 30 days
      When 16 days pass
      Then Ada gets at what Ben has done of "Week 1"

  Rule: The money is given back within 14 days, and then no more

    @PA-04 @UI-270 @api @ui
    Scenario: A student wants the money back
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has paid for Ada's course
      When Ben asks for the money back
      Then Ben has the money back

    @PA-04 @UI-270 @needs.time-travel @api @ui
    Scenario: The last days
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has paid for Ada's course
      When 13 days pass
      Then Ben finds one payment, with an invoice where the site shows it
      And Ben may ask for the money back

    @PA-04 @needs.time-travel @api @ui
    Scenario: Too late
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has paid for Ada's course
      When 15 days pass
      Then Ben may not ask for the money back

    @PA-04 @api @ui
    Scenario: What was paid by a code stays paid
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has bought a code in a bookstore
      When Ben redeems the code for Ada's course
      Then Ben may not ask for the money back

  Rule: Nobody gets what is not theirs, or was never paid; the site does not offer it, so there is no browser scenario

    @PA-04 @api @no-ui
    Scenario: Another's money
      Given the site takes payments
      And Ada teaches Ben and Cleo in a course that costs money
      And Ben has paid for Ada's course
      When Cleo tries to get Ben's money back
      Then Cleo is refused because they are not allowed to
      And Ben counts as having paid

    @PA-04 @api @no-ui
    Scenario: Nothing was paid
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When Ben tries to get Ben's money back
      Then Ben is refused because there is nothing to give back

    @PA-04 @needs.time-travel @api @no-ui
    Scenario: Asking all the same
      Given the site takes payments
      And Ada teaches Ben in a course that costs money and is paid for
      And 15 days have passed
      When Ben tries to get Ben's money back
      Then Ben is refused because it is too late for that
      And Ben counts as having paid

  Rule: Whoever is dropped in time has the money back; later it stays paid, and with it the place

    @PA-05 @api @ui
    Scenario: Dropped in the first days
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has paid for Ada's course
      When Ada drops Ben
      Then Ben has the money back

    @PA-05 @needs.time-travel @api @ui
    Scenario: Dropped later, and taken back
      Given the site takes payments
      And Ada teaches Ben in a course that costs money and is paid for
      And 15 days have passed
      And Ada has dropped Ben
      When Ada takes Ben back
      Then Ben is let in, and nothing is said of money

  Rule: A code from a bookstore pays once, for one student of the course

    @PA-06 @needs.time-travel @api @ui
    Scenario: A code is redeemed when the trial is over
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has bought a code in a bookstore
      And 16 days have passed
      When Ben redeems the code for Ada's course
      Then Ben is let in, and nothing is said of money

    @PA-06 @api @ui
    Scenario: The code of another
      Given the site takes payments
      And Ada teaches Ben and Cleo in a course that costs money
      And Ben has bought a code in a bookstore
      And Ben has redeemed the code for Ada's course
      When Cleo tries to redeem the code for Ada's course, too
      Then Cleo is refused because the code was used already

    @PA-06 @api @ui
    Scenario: A code that nobody sells
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When Ben tries to redeem a code for Ada's course that nobody sells
      Then Ben is refused because there is no such thing

  Rule: Who need not pay, or is in no such course, has no use for a code; the site asks them for none, so there is no browser scenario

    @PA-06 @api @no-ui
    Scenario: A second code
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Ben has bought a code in a bookstore
      And Ben has redeemed the code for Ada's course
      When Ben tries to redeem another code for Ada's course
      Then Ben is refused because they have paid already

    @PA-06 @api @no-ui
    Scenario: A student of no course
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Otto has bought a code in a bookstore
      When Otto tries to redeem the code for Ada's course, too
      Then Otto is refused because there is no such thing

  Rule: While the payment service does not answer, what is known of a student holds; it is Tutor that asks it, so there is no browser scenario

    @PA-09 @needs.payment-outage @needs.time-travel @api @no-ui
    Scenario: It fails after a student has paid
      Given the site takes payments
      And Ada teaches Ben in a course that costs money and is paid for
      And the payment service has stopped answering about Ben
      And 16 days have passed
      When Tutor asks about the payment of Ben
      Then Ben is let in, and nothing is said of money

    @PA-09 @needs.payment-outage @api @no-ui
    Scenario: It fails during a trial
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And the payment service has stopped answering about Ben
      When Tutor asks about the payment of Ben
      Then Ben is let in

    @nightly @PA-07 @api @no-ui
    Scenario: Tutor does not ask it for ever
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When Tutor is told 11 times to ask about the payment of Ben
      Then they are refused because there were too many

  Rule: A longer trial is for those who join from then on, until everybody is given it; administrators have pages of their own for it

    @nightly @PA-08 @api @no-ui
    Scenario: Who is in the course already
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      When Uma lets new students go without paying for 30 days
      Then Ben has until in 14 days to pay

    @nightly @PA-08 @api @no-ui
    Scenario: Who joins then
      Given the site takes payments
      And Ada teaches Cleo in a course that costs money
      And Uma lets new students go without paying for 30 days
      When Ben joins section "1st" of Ada's course
      Then Ben has until in 30 days to pay

    @nightly @PA-08 @api @no-ui
    Scenario: Everybody is given it
      Given the site takes payments
      And Ada teaches Ben in a course that costs money
      And Uma lets new students go without paying for 30 days
      When Uma gives everybody as long as if they joined now
      Then Ben has until in 30 days to pay
