@needs.biglearn @needs.scheduler
Feature: Forecasting performance
  The forecast estimates how well a student would answer the next question on a page.
  For students, who see what to practise, and for teachers, who see what to teach again.

  Rule: A forecast begins with the first work

    @GU-03 @api @ui
    Scenario: Before any work a forecast is empty
      Given Ada teaches Ben
      Then Ben's forecast is empty
      And the forecast of section "1st" is empty

  Rule: A forecast is about the own answers; a teacher's is about a section's

    @severity-1 @GU-01 @api @ui
    Scenario: One student's answers are no other's forecast
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering right
      Then Ben's forecast for page 1 becomes high
      And the forecast of section "1st" for page 1 becomes high
      And Cleo's forecast is empty

    @GU-01 @api @ui
    Scenario: One section's answers are no other's forecast
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering right
      Then the forecast of section "1st" for page 1 becomes high
      And the forecast of section "2nd" is empty

    @GU-02 @api @ui
    Scenario: A teacher reads one student's
      Given Ada teaches Ben and Cleo
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right and Cleo all wrong
      Then the forecast that Ada reads of Ben becomes high for page 1
      And the forecast that Ada reads of Cleo becomes low for page 1

  Rule: Nobody but a teacher reads another's; the site leads no student there, so there is no browser scenario

    @severity-1 @GU-01 @AC-05 @api @no-ui
    Scenario: A classmate's forecast
      Given Ada teaches Ben and Cleo
      When Cleo tries to read the forecast of Ben
      Then Cleo is refused because there is no such thing

  Rule: Who has left the course has no forecast there, and reads none; the site leads nobody there, so there is no browser scenario

    @GU-09 @nightly @api @no-ui
    Scenario: A dropped student's, for the teacher
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ada tries to read the forecast of Ben
      Then Ada is refused because they are not allowed to

    @GU-09 @nightly @api @no-ui
    Scenario: A dropped student's own
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ben tries to read the own forecast
      Then Ben is refused because they are not allowed to

    @GU-09 @nightly @api @no-ui
    Scenario: That of a student whose section was archived
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has archived section "1st"
      When Ben tries to read the own forecast
      Then Ben is refused because they are not allowed to

    @GU-09 @nightly @api @no-ui
    Scenario: The section's, for a teacher who was removed
      Given Ada teaches Ben
      And Max has joined Ada's course as a teacher
      And Ada has removed Max from the teachers
      When Max tries to read the forecast of section "1st"
      Then Max is refused because they are not allowed to

  Rule: Every answer counts, also the second to the same question; the site has levels and no counts for certain, so there is no browser scenario

    @GU-04 @api @no-ui
    Scenario: Two assignments with the same questions
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", on page 1, with 3 questions
      And Ada has published the homework "Week 2", on page 1, with 3 questions
      When Ben works through "Week 1" and "Week 2", answering right
      Then Ben's forecast for page 1 counts 6 answers
      And the forecast of section "1st" for page 1 counts 6 answers

  Rule: It takes three answers to estimate anything

    @GU-05 @api @ui
    Scenario: Two answers are not enough
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1, with 2 questions
      And Ada has published the homework "Week 2", on page 2, with 3 questions
      When Ben works through "Week 1" and "Week 2", answering right
      Then Ben's forecast for page 2 becomes high
      And Ben's forecast for page 1 still says not enough answers

    @GU-05 @api @ui
    Scenario: Three wrong answers make a low estimate
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering wrong
      Then Ben's forecast for page 1 becomes low

  Rule: A student's forecast gives away no answer whose feedback is not out

    @severity-1 @GU-07 @api @ui
    Scenario: Answers with feedback still to come do not move it
      Given Ada teaches Ben
      And Ada has published the homework "Quiz 1", on page 1, due tomorrow, with feedback when due
      And Ada has published the homework "Week 2", on page 2, with feedback at once
      When Ben works through "Quiz 1" and "Week 2", answering right
      Then Ben's forecast for page 2 becomes high
      And Ben's forecast for page 1 still says not enough answers

    @GU-07 @api @ui
    Scenario: Answers to work that was due long ago do
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right
      Then Ben's forecast for page 1 becomes high

  Rule: Estimates are sound, whatever was answered; the site has levels and no figures, so there is no browser scenario

    @GU-05 @api @no-ui
    Scenario: Two answers claim nothing
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1, with 2 questions
      When Ben works through "Week 1", answering right
      Then Ben's forecast for page 1 claims nothing between the least and the most there can be

    @GU-06 @GU-08 @GU-10 @api @no-ui
    Scenario: Ten students with all kinds of results
      Given Ada teaches 10 students
      And each of them has answered 5 questions on pages 1 and 3, some right and some wrong
      When Biglearn has taken all of it in
      Then every estimate lies between its bounds, and these between 0 and 1
      And whoever answered more of a page right has no lower estimate for it
      And every chapter counts as many answers as its pages together

  Rule: The page of the forecast leads to what is weak; only the site has pages, so there is no API scenario

    @UI-225 @nightly @ui @no-api
    Scenario: The way there
      Given Ada teaches Ben
      Then the dashboard and the menu lead Ben to the own forecast

    @UI-227 @UI-228 @UI-226 @nightly @ui @no-api
    Scenario: Five pages, one of them hardly begun
      Given Ada teaches Ben
      And Ada has given a homework on each of pages 1, 2, 3, 4 and 5, each due a day later, that Ben worked all wrong
      And Ada has given the homework "Week 6", on page 6, with 2 questions, due yesterday, which Ben worked all right
      And Ben's forecast has become low for page 1 and low for page 5
      Then Ben's forecast calls 4 areas weaker, all among pages 1, 2, 3, 4 and 5
      And it explains its colors, and asks for more practice where it knows too little

    @UI-230 @nightly @ui @no-api
    Scenario Outline: From a bar to practice
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right
      And Ada has given the homework "Week 2", on page 2, due 2 days ago, which Ben worked all right
      When Ben starts practice by the bar of <which>
      Then Ben is offered 5 different questions
      And all questions of the practice are from <pages>

      Examples:
        | which                 | pages         |
        | page 2                | page 2        |
        | the chapter of page 1 | pages 1 and 2 |

    @UI-231 @UI-232 @nightly @ui @no-api
    Scenario: A teacher's, section by section
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all wrong
      And the forecast of section "1st" for page 1 has become low
      Then the forecast of section "1st" calls page 1 weaker
      And the forecast of section "2nd" says that nothing was worked yet
