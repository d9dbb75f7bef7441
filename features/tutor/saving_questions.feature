@needs.biglearn
Feature: Saving questions for practice
  Students mark questions that they want to meet again, and practise what they marked.
  For students before an exam, and for teachers, whose open assignments it must not give away.

  Rule: What is saved can be practised, and nothing else comes with it

    @PR-10 @api @ui
    Scenario: Two of three questions
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions, with feedback at once
      And Ben has worked through "Week 1", answering wrong
      And Ben has saved questions 1 and 3 of "Week 1" for practice
      When Ben starts to practise what is saved
      Then the practice asks what Ben saved, and nothing else

  Rule: What is saved is the student's own, for as long as the student likes

    @PR-10 @api @ui
    Scenario: Nobody else has it
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", with feedback at once
      And Ben has answered question 1 of "Week 1" right
      When Ben saves question 1 of "Week 1" for practice
      Then Ben has 1 question saved for practice
      And Cleo has 0 questions saved for practice

    @PR-10 @api @ui
    Scenario: Letting go of it
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback at once
      And Ben has worked through "Week 1", answering right
      And Ben has saved questions 1 and 2 of "Week 1" for practice
      When Ben lets go of what was saved first
      Then Ben has 1 question saved for practice

  Rule: A question can be practised once the feedback on it is out, and not before

    @PR-10 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Quiz 1", due tomorrow, with feedback when due
      And Ben has answered question 1 of "Quiz 1" right
      When Ben saves question 1 of "Quiz 1" for practice
      Then what Ben saved cannot be practised yet

    @PR-10 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Quiz 1", due tomorrow, with feedback when due
      And Ben has answered question 1 of "Quiz 1" right
      And Ben has saved question 1 of "Quiz 1" for practice
      When 3 days pass
      Then what Ben saved can be practised

    @PR-11 @nightly @api @ui
    Scenario: One of each kind
      Given Ada teaches Ben
      And Ben has worked the homework "Week 1", with feedback at once, and saved question 2 for practice
      And Ben has worked the homework "Quiz 1", on page 2, with feedback when due, and saved question 1 for practice
      When Ben starts to practise what is saved
      Then the practice asks question 2 of "Week 1", and nothing else

  Rule: A question that was saved twice is asked once; the site lets nobody save it twice, so there is no browser scenario

    @PR-11 @nightly @api @no-ui
    Scenario: Out of two assignments
      Given Ada teaches Ben
      And Ben has worked the homework "Week 1", with feedback at once, and saved question 1 for practice
      And Ben has worked the homework "Week 2", with feedback at once, and saved question 1 for practice
      When Ben starts to practise what is saved
      Then the practice asks question 1 of "Week 1", and nothing else
